namespace InvestOps.Adapters.Slack;

/// <summary>How much Slack takes, in characters after escaping; ours stay well below where Slack's own is not documented.</summary>
internal static class SlackLimits
{
    public const int Blocks = 40;

    public const int Header = 150;

    public const int Section = 3_000;

    public const int Text = 4_000;

    /// <summary>Over all blocks; Slack gives up at about 13,200.</summary>
    public const int Total = 10_000;

    public const int AltText = 1_000;
}
