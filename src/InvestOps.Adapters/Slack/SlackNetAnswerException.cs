namespace InvestOps.Adapters.Slack;

/// <summary>
/// Carries an answer of Slack's past SlackNet, which would wait and try again for ever where fewer calls are asked for, fall over a 429
/// without Retry-After, and take a page of a proxy for a success.
/// </summary>
internal sealed class SlackNetAnswerException(SlackAnswer answer) : Exception("Slack did not do what it was asked for.")
{
    public SlackAnswer Answer { get; } = answer;
}
