using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>HOLD_CORE (<c>hold_core.yaml</c>): the issues that are always held, with their weights.</summary>
public static class HoldCoreFile
{
    /// <summary>The file's name in the folder of configurations.</summary>
    public const string Name = "hold_core.yaml";

    private const string Example = """{ code: "005930", weight: 0.05 }""";

    /// <exception cref="ConfigurationException">Anything is wrong with the file.</exception>
    public static IReadOnlyList<CoreHolding> Read(string text, string file)
    {
        var document = new ConfigDocument();
        var holdings = Read(text, file, document);
        document.ThrowIfWrong();
        return holdings;
    }

    /// <summary>The same as part of another configuration, which gets the errors and the values in effect.</summary>
    internal static IReadOnlyList<CoreHolding> Read(string text, string file, ConfigDocument document)
    {
        if (document.Open(text, file) is not { } root)
        {
            return [];
        }

        root.Integer("schema", 1, 1, 1);
        var holdings = new List<CoreHolding>();
        foreach (var entry in root.Maps("holdings", Example))
        {
            var code = entry.Text("code", "005930", text => Symbol.TryParse(text, out _), "six digits or capital letters");
            var weight = new Weight(entry.Number("weight", 0.0001m, 1m, 0.05m));
            entry.Close();
            if (!Symbol.TryParse(code, out var symbol))
            {
                continue;
            }

            if (holdings.Exists(earlier => earlier.Symbol == symbol))
            {
                entry.Refuse("code", $"{code} is in the list already; keep one");
                continue;
            }

            holdings.Add(new CoreHolding(symbol, weight));
        }

        root.Close();
        var sum = holdings.Sum(holding => holding.Weight.Value);
        if (sum > 1m)
        {
            root.Refuse("holdings", FormattableString.Invariant($"the weights sum to {sum}; expected is at most 1"));
        }

        return holdings;
    }
}
