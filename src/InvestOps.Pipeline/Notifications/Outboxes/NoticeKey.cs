using System.Security.Cryptography;
using System.Text;

namespace InvestOps.Pipeline.Notifications.Outboxes;

/// <summary>The deterministic name of a notice: its date, kind, and a hash of what it is about. The same thing told twice has the same key.</summary>
public static class NoticeKey
{
    private const int HashLetters = 12;

    public static string Of(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var identity = FormattableString.Invariant($"{notice.Kind}\n{notice.Date:yyyy-MM-dd}\n{notice.Subject}\n{notice.Version}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..HashLetters];
        return FormattableString.Invariant($"{notice.Date:yyyy-MM-dd}-{notice.Kind.ToString().ToLowerInvariant()}-{hash}");
    }
}
