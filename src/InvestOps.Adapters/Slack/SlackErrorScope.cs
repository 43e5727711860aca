namespace InvestOps.Adapters.Slack;

/// <summary>What an error of Slack stands in the way of.</summary>
internal enum SlackErrorScope
{
    /// <summary>Nothing lasting: later is right.</summary>
    Passing = 0,

    /// <summary>This message only.</summary>
    Message = 1,

    /// <summary>Everything to this channel, until a person does something.</summary>
    Channel = 2,
}
