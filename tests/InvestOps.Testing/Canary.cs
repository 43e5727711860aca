using System.Text;

namespace InvestOps.Testing;

/// <summary>Secrets that tests plant wherever secrets are given, and look for wherever none may be.</summary>
public static class Canary
{
    /// <summary>In the place of the portal's key, with characters that an address writes otherwise.</summary>
    public const string PortalKey = "portal+" + Song + "/of==";

    /// <summary>In the path of an address that is secret as a whole, as a webhook's is.</summary>
    public const string PathPart = "the-secret-part-" + Song;

    private const string Song = "canary-that-must-not-sing";

    // Keys of storage are base64, which has no hyphen.
    private const string StorageSong = "CanaryThatMustNotSing";
    private static readonly byte[][] Forms = [.. new[] { Song, StorageSong }.SelectMany(FormsOf)];

    // What a person writes secrets into, on purpose.
    private static readonly string[] Given = [".env", "local.settings.json"];

    /// <summary>In the place of Slack's token. Not written out: a check of the files would take it for a real one.</summary>
    public static string Token { get; } = "xo" + "xb-" + Song;

    /// <summary>In the place of the webhook's address.</summary>
    public static string Webhook { get; } = "https://hooks.example/" + Song;

    /// <summary>In the place of the exchange's key.</summary>
    public static string ExchangeKey { get; } = "exchange-" + Song;

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

    /// <summary>Whether a planted secret is in some bytes: as it is, in UTF-16, or somewhere within base64.</summary>
    public static bool IsIn(ReadOnlySpan<byte> content)
    {
        foreach (var form in Forms)
        {
            if (content.IndexOf(form) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc cref="IsIn(ReadOnlySpan{byte})"/>
    public static bool IsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsIn(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Whether a planted secret is in a content of any length, gz and zip looked into.</summary>
    public static bool IsIn(Stream content) => new SearchedContent(IsIn, Forms.Max(form => form.Length)).HasSecret(content);

    /// <exception cref="InvalidOperationException">A planted secret is in the text.</exception>
    public static void Refuse(string text)
    {
        if (IsIn(text))
        {
            throw new InvalidOperationException("A planted secret was printed.");
        }
    }

    /// <exception cref="InvalidOperationException">A planted secret is in the bytes.</exception>
    public static void Refuse(ReadOnlySpan<byte> content)
    {
        if (IsIn(content))
        {
            throw new InvalidOperationException("A planted secret was written.");
        }
    }

    /// <summary>The files below a folder that hold a planted secret.</summary>
    public static IReadOnlyList<string> In(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(file => !Given.Contains(Path.GetFileName(file), StringComparer.Ordinal) && (IsIn(Path.GetRelativePath(folder, file)) || (new FileInfo(file).Length > 0 && IsInFile(file)))),
    ];

    private static bool IsInFile(string file)
    {
        using var content = File.OpenRead(file);
        return IsIn(content);
    }

    // Base64 has three forms of a text, by where it begins; the characters at its ends depend on what stands beside it and are left out.
    private static IEnumerable<byte[]> FormsOf(string song)
    {
        var bytes = Encoding.UTF8.GetBytes(song);
        yield return bytes;
        yield return Encoding.Unicode.GetBytes(song);
        for (var before = 0; before < 3; before++)
        {
            var first = ((8 * before) + 5) / 6;
            var last = 8 * (before + bytes.Length) / 6;
            yield return Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[before], .. bytes])[first..last]);
        }
    }
}
