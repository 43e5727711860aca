namespace InvestOps.Adapters.Slack;

/// <summary>A file beside a message.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="Thread">The message it belongs to.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Content">Never empty, which Slack refuses.</param>
/// <param name="Text">What it shows, in words.</param>
public sealed record SlackUpload(string Channel, string Thread, string Name, ReadOnlyMemory<byte> Content, string Text);
