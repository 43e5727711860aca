using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.MarketData;

/// <summary>What to load. Only the columns asked for are read from disk.</summary>
public sealed record PanelRequest
{
    /// <summary>Null: from the first stored session.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Null: to the last stored session. Nothing later is read, names included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What is stored must still be what this description tells of, up to the last session asked for. Null: whatever is stored.</summary>
    public MarketDescription? Described { get; init; }

    public required IReadOnlyCollection<PanelColumn> Columns { get; init; }

    /// <summary>Status flags of every row; costs reading names and sections.</summary>
    public bool Status { get; init; }

    /// <summary>Closing values of every stored index.</summary>
    public bool Indices { get; init; }
}
