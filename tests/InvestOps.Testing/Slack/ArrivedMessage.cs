using System.Text.Json;

namespace InvestOps.Testing.Slack;

/// <summary>A message that the fake Slack took.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="Text">The plain text.</param>
/// <param name="Blocks">The blocks as they came.</param>
/// <param name="Ts">The name it got.</param>
/// <param name="At">When it came, on the fake's clock.</param>
public sealed record ArrivedMessage(string Channel, string Text, JsonElement? Blocks, string Ts, DateTimeOffset At);
