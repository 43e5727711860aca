using System.Text;

namespace InvestOps.Testing;

/// <summary>Secrets that tests plant wherever secrets are given, and look for wherever none may be.</summary>
public static class Canary
{
    private const string Song = "canary-that-must-not-sing";

    // Keys of storage are base64, which has no hyphen.
    private const string StorageSong = "CanaryThatMustNotSing";
    private const long MostBytes = 16L << 20;
    private static readonly byte[][] Songs = [Encoding.UTF8.GetBytes(Song), Encoding.UTF8.GetBytes(StorageSong)];

    // What a person writes secrets into, on purpose.
    private static readonly string[] Given = [".env", "local.settings.json"];

    /// <summary>In the place of Slack's token. Not written out: a check of the files would take it for a real one.</summary>
    public static string Token { get; } = "xo" + "xb-" + Song;

    /// <summary>In the place of the webhook's address.</summary>
    public static string Webhook { get; } = "https://hooks.example/" + Song;

    /// <summary>In the place of the exchange's key.</summary>
    public static string ExchangeKey { get; } = "exchange-" + Song;

    /// <summary>In the place of the portal's key, with characters that an address writes otherwise.</summary>
    public static string PortalKey { get; } = "portal+" + Song + "==";

    /// <summary>In the place of the key of the host's functions.</summary>
    public static string HostKey { get; } = "host-" + Song;

    /// <summary>In the place of the address that signs of life go to; nobody listens there.</summary>
    public static string PingAddress { get; } = "http://127.0.0.1:9/" + Song;

    /// <summary>Every setting that holds a secret, with a planted one; those of sources apart, since whoever has them fetches.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SlackToken"] = Token,
        ["NotifyWebhook"] = Webhook,
        ["InvestOpsKey"] = HostKey,
        ["WatchPingAddress"] = PingAddress,
    };

    /// <summary>The sources' keys, and addresses at which nobody listens.</summary>
    public static IReadOnlyDictionary<string, string> Sources { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["KrxOpenApiKey"] = ExchangeKey,
        ["KrxOpenApiAddress"] = "http://127.0.0.1:9",
        ["DataGoKrKey"] = PortalKey,
        ["DataGoKrAddress"] = "http://127.0.0.1:9",
    };

    /// <summary>The key of a storage account: base64, another one for each account.</summary>
    public static string StorageKey(int number) => FormattableString.Invariant($"{StorageSong}{number:0000000}");

    /// <summary>Whether a planted secret is in some content.</summary>
    public static bool IsIn(ReadOnlySpan<byte> content)
    {
        foreach (var song in Songs)
        {
            if (content.IndexOf(song) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <exception cref="InvalidOperationException">A planted secret is in the text.</exception>
    public static void Refuse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsIn(Encoding.UTF8.GetBytes(text)))
        {
            throw new InvalidOperationException("A planted secret was printed.");
        }
    }

    /// <summary>The files below a folder that hold a planted secret.</summary>
    public static IReadOnlyList<string> In(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(file => !Given.Contains(Path.GetFileName(file), StringComparer.Ordinal) && new FileInfo(file).Length is > 0 and <= MostBytes && IsIn(File.ReadAllBytes(file))),
    ];
}
