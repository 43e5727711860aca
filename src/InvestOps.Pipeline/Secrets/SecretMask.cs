using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace InvestOps.Pipeline.Secrets;

/// <summary>
/// Takes secrets out of text before anybody sees it: those that this process was given, by their very value, and all that look like
/// one (tokens and webhook addresses of Slack, keys and signatures of storage, keys of functions).
/// </summary>
public static partial class SecretMask
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Stars = "***";

    // Anything shorter would take ordinary words out of the log.
    private const int ShortestValue = 8;

    private static readonly ConcurrentDictionary<string, bool> Known = new(StringComparer.Ordinal);

    /// <summary>From now on this value is masked, also in the forms that addresses and JSON give it.</summary>
    public static void Remember(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (secret.Length >= ShortestValue)
        {
            Known[secret] = true;
            Known[Uri.EscapeDataString(secret)] = true;
            Known[System.Text.Json.JsonEncodedText.Encode(secret).ToString()] = true;
        }
    }

    /// <summary>The text without secrets; the same object where it has none.</summary>
    public static string Mask(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        // The longest first: one may begin with another.
        var masked = Known.Keys.OrderByDescending(secret => secret.Length).Aggregate(text, (left, secret) => left.Replace(secret, Stars, StringComparison.Ordinal));
        return Looks().Replace(masked, "${name}" + Stars);
    }

    // Compiled with the project: every process masks, and the engine that never goes back is made anew in each, which takes longer than all
    // its work. This pattern goes back over white space only, so it is as quick on any text.
    [GeneratedRegex(
        @"(?<name>xox[abeoprs]-|xapp-\d-|hooks\.slack\.com/(services|workflows|triggers)/|((AccountKey|SharedAccessSignature|x-functions-key|AUTH_KEY|serviceKey)\s*[=:]\s*""?)|\b(sig|code)=)[^;&\s""'<>\\]+",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Looks();
}
