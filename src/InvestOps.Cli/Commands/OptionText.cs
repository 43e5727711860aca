using System.CommandLine.Parsing;
using System.Globalization;

namespace InvestOps.Cli.Commands;

/// <summary>Reads what people write behind options, and says in their words what is wrong with it.</summary>
internal static class OptionText
{
    /// <summary>A date as yyyy-MM-dd, under every culture.</summary>
    public static DateOnly? Date(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError($"'{text}' is no date. A date is written yyyy-MM-dd, for example 2024-01-31.");
        return null;
    }

    /// <summary>An amount of won; <c>1_000_000</c> and <c>1,000,000</c> may be written for readability.</summary>
    public static long? Won(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var plain = text.Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        if (long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var won))
        {
            return won;
        }

        result.AddError($"'{text}' is no amount of won. An amount is a whole number, for example 100000000.");
        return null;
    }
}
