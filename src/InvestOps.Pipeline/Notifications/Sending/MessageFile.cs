namespace InvestOps.Pipeline.Notifications.Sending;

/// <summary>A file that goes with a message.</summary>
/// <param name="Name">The file's name, ASCII.</param>
/// <param name="Content">Never empty.</param>
/// <param name="Text">What it shows, in words.</param>
public sealed record MessageFile(string Name, ReadOnlyMemory<byte> Content, string Text);
