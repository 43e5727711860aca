using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Assets;

/// <summary>What a product was made from, by name: it is made again when any of it is another one.</summary>
internal static class InputIdentity
{
    /// <param name="vintage">Identity of the market data that was read.</param>
    /// <param name="strategies">Their definitions count, not their names alone.</param>
    /// <param name="language">The language of the words in it.</param>
    public static SortedDictionary<string, string> Of(string vintage, IEnumerable<Strategy> strategies, ReportLanguage language)
    {
        var inputs = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["market"] = vintage,
            ["language"] = ReportText.In(language).Tag,
        };
        foreach (var strategy in strategies)
        {
            inputs[$"strategy:{strategy.Name}"] = strategy.Fingerprint;
        }

        return inputs;
    }
}
