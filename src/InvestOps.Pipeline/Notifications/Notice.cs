using InvestOps.Pipeline.Assets;

namespace InvestOps.Pipeline.Notifications;

/// <summary>What people are told, in words, whatever the channel.</summary>
public sealed record Notice
{
    public required NoticeKind Kind { get; init; }

    public required NoticeSeverity Severity { get; init; }

    /// <summary>The business date it is about; on a day without a session the next one, since that is when somebody acts.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What it is about among notices of its kind and date: a stage, a backtest's id, an event's name.</summary>
    public required string Subject { get; init; }

    /// <summary>In a few words: <c>KRX Ingest Failed</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What happened, in a line.</summary>
    public required string Details { get; init; }

    public IReadOnlyList<NoticeSection> Sections { get; init; } = [];

    /// <summary>Each of the many things that it is about, one line each; more than a few go into a file.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Where a person finds more: a path or an address.</summary>
    public string? Link { get; init; }

    /// <summary>A picture to show with it.</summary>
    public AssetPath? Picture { get; init; }

    /// <summary>The picture in words.</summary>
    public string? PictureText { get; init; }

    /// <summary>What tells this content from an earlier one about the same: a hash of the product, the count of an outage.</summary>
    public string Version { get; init; } = "";

    /// <summary>The line that stands alone in a notification and in the log: <c>[ERROR] KRX Ingest Failed — KRX Open API timeout (2025-10-24)</c>.</summary>
    public string Headline() => FormattableString.Invariant($"[{Severity.ToString().ToUpperInvariant()}] {Title}{(Details.Length > 0 ? " — " : "")}{Details} ({Date:yyyy-MM-dd})");
}
