using System.Security.Cryptography;

namespace InvestOps.Pipeline.Keeping;

/// <summary>What a copy is compared by.</summary>
internal static class ContentHash
{
    /// <returns>SHA-256 in lower-case hexadecimal digits, as manifests have it.</returns>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
