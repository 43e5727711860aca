using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Ports;

/// <summary>What a source says of a session. A fault is an exception, not an answer.</summary>
public abstract record SourceAnswer
{
    private SourceAnswer()
    {
    }

    /// <summary>The session's rows.</summary>
    /// <param name="Session">Rows as the source gave them, unchecked.</param>
    public sealed record Published(SessionData Session) : SourceAnswer
    {
        /// <summary>What a person should know of these rows, such as entries that are no rows.</summary>
        public IReadOnlyList<string> Notes { get; init; } = [];
    }

    /// <summary>The source does not have the session, and says nothing of whether there was one.</summary>
    /// <param name="Reason">For people.</param>
    public sealed record NotPublished(string Reason) : SourceAnswer;

    /// <summary>A whole and proper answer without any traded row: not published yet, or no session at all. The calendar and the clock decide.</summary>
    /// <param name="Reason">For people.</param>
    public sealed record Empty(string Reason) : SourceAnswer;
}
