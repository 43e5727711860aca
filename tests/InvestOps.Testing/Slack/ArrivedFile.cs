namespace InvestOps.Testing.Slack;

/// <summary>A file that the fake Slack took.</summary>
/// <param name="Channel">The channel it was shared in.</param>
/// <param name="Thread">The message it was put below.</param>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="AltText">What it shows, in words.</param>
public sealed record ArrivedFile(string Channel, string? Thread, string Name, byte[] Content, string? AltText);
