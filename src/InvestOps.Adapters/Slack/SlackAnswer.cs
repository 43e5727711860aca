namespace InvestOps.Adapters.Slack;

/// <summary>What Slack said to a call, whatever carried it.</summary>
public abstract record SlackAnswer
{
    private SlackAnswer()
    {
    }

    /// <summary>It did it.</summary>
    /// <param name="Reference">A message's time stamp, a file's id, or who the token is.</param>
    public sealed record Done(string Reference) : SlackAnswer;

    /// <summary>It refused, with one of its codes.</summary>
    /// <param name="Code">Slack's own word.</param>
    /// <param name="Details">What else it said.</param>
    public sealed record Refused(string Code, string Details) : SlackAnswer;

    /// <summary>Too many calls.</summary>
    /// <param name="Wait">As it asked for; null where it did not say.</param>
    public sealed record TooMany(TimeSpan? Wait) : SlackAnswer;

    /// <summary>The call never reached it, or it says that it could do nothing.</summary>
    /// <param name="Reason">For people.</param>
    public sealed record Unavailable(string Reason) : SlackAnswer;

    /// <summary>The call was sent and nothing came back: it may have done it.</summary>
    /// <param name="Reason">For people.</param>
    public sealed record Silent(string Reason) : SlackAnswer;
}
