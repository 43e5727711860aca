namespace InvestOps.Adapters.Slack;

/// <summary>A block of a message, its text escaped and within Slack's limits.</summary>
public abstract record SlackBlock
{
    private SlackBlock()
    {
    }

    /// <summary>A large line of plain text.</summary>
    public sealed record Header(string Text) : SlackBlock;

    /// <summary>Text in Slack's mark-up.</summary>
    public sealed record Section(string Text) : SlackBlock;

    /// <summary>Small text in Slack's mark-up.</summary>
    public sealed record Context(string Text) : SlackBlock;
}
