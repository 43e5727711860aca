using System.Net;
using System.Security.Cryptography;
using System.Text;
using InvestOps.LocalFunctions.Hosting;
using Microsoft.AspNetCore.Http;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Tells whether a caller may do what not everybody may: by the key, or by being on this machine where the host listens nowhere else.</summary>
internal sealed class CallerKey
{
    public const string Header = "x-functions-key";

    private readonly bool _isLoopback;
    private readonly byte[]? _digest;

    /// <param name="key">Null admits nobody from elsewhere.</param>
    public CallerKey(HostAddress address, string? key)
    {
        _isLoopback = address.IsLoopback;
        _digest = string.IsNullOrEmpty(key) ? null : Digest(key);
    }

    public bool Admits(HttpContext context)
    {
        var isOwn = context.Connection.LocalIpAddress is not { } local || IPAddress.IsLoopback(local);
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
