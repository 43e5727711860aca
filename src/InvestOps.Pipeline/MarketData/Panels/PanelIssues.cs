using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Files;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Panels;

/// <summary>Describes a panel's issues: by their newest stored row that carries a name, then by the issue list, then by code alone.</summary>
internal static class PanelIssues
{
    public static Listing[] Describe(ulong[] codes, BarPart[] parts, IReadOnlyDictionary<Symbol, Listing> listed)
    {
        var named = new Dictionary<Symbol, IssueTexts>();
        for (var part = parts.Length - 1; part >= 0; part--)
        {
            parts[part].ReadNames(named);
        }

        return [.. codes.Select(code => Describe(CodeTable.Unpack(code), named, listed))];
    }

    public static async Task<IReadOnlyDictionary<Symbol, Listing>> ReadListAsync(ManifestFile files, StoredFile? stored, CancellationToken cancellationToken) =>
        stored is null
            ? new Dictionary<Symbol, Listing>()
            : IssueFile.Read(await files.OpenAsync(stored, cancellationToken), stored.Path);

    private static Listing Describe(Symbol symbol, Dictionary<Symbol, IssueTexts> named, IReadOnlyDictionary<Symbol, Listing> listed)
    {
        var texts = named.GetValueOrDefault(symbol);
        var list = listed.GetValueOrDefault(symbol) ?? new Listing { Symbol = symbol, Name = symbol.Code };
        var name = texts?.Name ?? list.Name;
        var board = IssueClassifier.BoardOf(texts?.Market);
        return list with
        {
            Name = name,
            Board = board == Board.Unknown ? list.Board : board,
            Class = IssueClassifier.ClassOf(symbol, name, texts?.Section),
        };
    }
}
