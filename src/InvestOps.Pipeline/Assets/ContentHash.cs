using System.Security.Cryptography;
using System.Text;

namespace InvestOps.Pipeline.Assets;

/// <summary>What contents are compared by, and what names are made of: SHA-256 in lower-case hexadecimal digits, as manifests have it.</summary>
public static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Of a text's UTF-8.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static async Task<string> OfAsync(Stream content, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
}
