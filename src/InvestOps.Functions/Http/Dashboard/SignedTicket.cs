using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>A text that only this program can have made, for one purpose and until a moment: <c>name.end.signature</c>.</summary>
/// <param name="Name">Random, or what it is bound to.</param>
internal sealed record SignedTicket(string Name, DateTimeOffset End)
{
    private const int NameBytes = 16;

    /// <summary>A ticket of a random name.</summary>
    public static SignedTicket New(DateTimeOffset end) => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NameBytes)), end);

    /// <returns>Null unless the text is a ticket of this purpose, signed with the key, whose end has not come.</returns>
    public static SignedTicket? Read(string? text, string purpose, byte[] key, DateTimeOffset now)
    {
        if (text?.Split('.') is not [{ Length: > 0 } name, var seconds, var signature]
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            || end > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return null;
        }

        var ticket = new SignedTicket(name, DateTimeOffset.FromUnixTimeSeconds(end));
        var expected = Encoding.UTF8.GetBytes(ticket.Signature(purpose, key));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature)) && ticket.End > now ? ticket : null;
    }

    public string Write(string purpose, byte[] key) => $"{Text}.{Signature(purpose, key)}";

    private string Text => string.Create(CultureInfo.InvariantCulture, $"{Name}.{End.ToUnixTimeSeconds()}");

    private string Signature(string purpose, byte[] key) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{Text}")));
}
