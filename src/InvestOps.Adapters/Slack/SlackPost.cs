namespace InvestOps.Adapters.Slack;

/// <summary>A message as it is posted.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="Text">What notifications and old clients show.</param>
/// <param name="Blocks">What is shown otherwise.</param>
public sealed record SlackPost(string Channel, string Text, IReadOnlyList<SlackBlock> Blocks);
