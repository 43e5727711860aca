namespace InvestOps.Adapters.Slack;

/// <summary>Slack asked for fewer calls. Thrown below SlackNet, which would wait and try again for ever, and falls over an answer without Retry-After.</summary>
internal sealed class SlackNetLimitException(TimeSpan? wait) : Exception("Slack asks for fewer calls.")
{
    public TimeSpan? Wait { get; } = wait;
}
