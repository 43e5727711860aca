using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Reads rates, which accounts reckon to a billionth.</summary>
internal static class Rates
{
    private const int Decimals = 9;

    public static decimal Read(ConfigReader reader, string section, string key, decimal maximum, decimal example)
    {
        var rate = reader.Number(key, 0m, maximum, example);
        RefuseFiner(reader, section, key, rate);
        return rate;
    }

    public static void RefuseFiner(ConfigReader reader, string section, string key, decimal? rate)
    {
        if (rate is { } given && decimal.Round(given, Decimals) != given)
        {
            reader.Refuse(key, FormattableString.Invariant($"{section}.{key} is {given}, finer than a billionth; expected are at most nine decimals"));
        }
    }
}
