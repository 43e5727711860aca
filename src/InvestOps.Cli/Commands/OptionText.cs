using System.CommandLine.Parsing;
using System.Globalization;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.Configuration.Yaml;

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

    /// <summary>An issue's code.</summary>
    public static Domain.Market.Symbol? Symbol(ArgumentResult result) => Symbol(result.Tokens[^1].Value, result);

    /// <summary>One issue's code of several.</summary>
    public static Domain.Market.Symbol? Symbol(string text, ArgumentResult result)
    {
        if (Domain.Market.Symbol.TryParse(text, out var symbol))
        {
            return symbol;
        }

        result.AddError($"'{text}' is no KRX code. A code has six digits or capital letters, for example 005930.");
        return null;
    }

    /// <summary>A check's name, in any letter case, with or without dashes.</summary>
    public static SessionCheck? Check(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var plain = text.Replace("-", "", StringComparison.Ordinal);
        if (plain.All(char.IsAsciiLetter) && Enum.TryParse<SessionCheck>(plain, ignoreCase: true, out var check))
        {
            return check;
        }

        var close = Spelling.Closest(plain, Enum.GetNames<SessionCheck>());
        result.AddError($"'{text}' is no check.{(close is null ? "" : $" Did you mean {close}?")} All of them: investops quality checks");
        return null;
    }
}
