using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Tells whether a caller may do what not everybody may: by the key, or by being on this machine where the host listens nowhere else.</summary>
internal sealed class CallerKey
{
    public const string Header = "x-functions-key";

    // 128 bits are 22 characters of base64, and 32 of hexadecimal.
    private const int Shortest = 22;
    private readonly bool _isLoopback;
    private readonly byte[]? _digest;

    /// <exception cref="ArgumentException">Other machines can call, and there is no key, or a weak one.</exception>
    public CallerKey(BoundAddress address, string? key)
    {
        _isLoopback = address.IsLoopback;
        if (!_isLoopback && (key is null || key.Length < Shortest || key.Trim() != key))
        {
            throw new ArgumentException(
                $"The host is to listen on {address.Text}, where other machines can call it: it needs a key of {Shortest} characters or more, without blanks around it.",
                nameof(key));
        }

        _digest = key is null ? null : Digest(key);
    }

    public bool Admits(HttpContext context)
    {
        var isOwn = context.Connection.LocalIpAddress is not { } local || BoundAddress.IsOwn(local);
        if (_isLoopback && isOwn)
        {
            return true;
        }

        // Digests are of one length, so that the comparison tells nothing of the key's.
        return _digest is not null
            && context.Request.Headers[Header] is [{ } sent]
            && CryptographicOperations.FixedTimeEquals(Digest(sent), _digest);
    }

    public static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = Header;
        return Problem.WriteAsync(context, StatusCodes.Status401Unauthorized, $"Send the host's key in the header {Header}. It is not taken from the address: addresses end up in logs.");
    }

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
