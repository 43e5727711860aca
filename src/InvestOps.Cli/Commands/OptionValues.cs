using System.CommandLine.Parsing;
using System.Globalization;

namespace InvestOps.Cli.Commands;

/// <summary>Reads option values, and says in plain words what is wrong with one.</summary>
internal static class OptionValues
{
    public static DateOnly? Date(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError($"'{text}' is no date; expected is yyyy-MM-dd, for example 2024-01-31.");
        return null;
    }

    public static long? Won(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (long.TryParse(text.Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var won))
        {
            return won;
        }

        result.AddError($"'{text}' is no amount; expected are whole won, for example 100_000_000.");
        return null;
    }
}
