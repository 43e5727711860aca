using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Adapters.Marcap.Formats;

/// <summary>In which columns of a file the fields of a bar are.</summary>
internal sealed record BarLayout
{
    public required int Date { get; init; }

    public required int Code { get; init; }

    public required IReadOnlyDictionary<BarColumn, int> Numbers { get; init; }

    public required IReadOnlyDictionary<TextColumn, int> Texts { get; init; }
}
