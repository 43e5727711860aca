namespace InvestOps.Pipeline.Notifications.Sending;

/// <summary>What is sent at once: a notice, or many as one, with what goes beside it.</summary>
public sealed record Message
{
    /// <summary>The key of its first entry.</summary>
    public required string Key { get; init; }

    public required Notice Notice { get; init; }

    /// <summary>Whether an earlier sending of it may have arrived.</summary>
    public bool IsResend { get; init; }

    /// <summary>The words that mark a second sending.</summary>
    public required string ResendMark { get; init; }

    public MessageFile? Picture { get; init; }

    /// <summary>The whole list where there are too many things to show.</summary>
    public MessageFile? List { get; init; }

    /// <summary>The first line, and the whole message where a channel shows no more.</summary>
    public string Headline => IsResend ? $"{ResendMark} {Notice.Headline()}" : Notice.Headline();
}
