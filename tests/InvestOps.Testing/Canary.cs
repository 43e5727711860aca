using System.Text;

namespace InvestOps.Testing;

/// <summary>Secrets that tests plant wherever secrets are given, and look for wherever none may be.</summary>
public static class Canary
{
    private const string Song = "canary-that-must-not-sing";
    private const long MostBytes = 16L << 20;

    /// <summary>In the place of Slack's token. Not written out: a check of the files would take it for a real one.</summary>
    public static string Token { get; } = "xo" + "xb-" + Song;

    /// <summary>In the place of the webhook's address.</summary>
    public static string Webhook { get; } = "https://hooks.example/" + Song;

    /// <exception cref="InvalidOperationException">A planted secret is in the text.</exception>
    public static void Refuse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains(Song, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("A planted secret was printed.");
        }
    }

    /// <summary>The files below a folder that hold a planted secret.</summary>
    public static IReadOnlyList<string> In(string folder)
    {
        var song = Encoding.UTF8.GetBytes(Song);
        return [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(file => new FileInfo(file).Length is > 0 and <= MostBytes && File.ReadAllBytes(file).AsSpan().IndexOf(song) >= 0)];
    }
}
