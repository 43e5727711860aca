using System.Security.Cryptography;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Notifications.Composing;

/// <summary>What tells a product from an earlier one in its place: the hash of its manifest.</summary>
internal static class ProductVersion
{
    /// <returns>Null where the product is not published.</returns>
    public static async Task<string?> OfAsync(IAssetStore store, AssetPath manifest) =>
        await store.ReadAsync(manifest, CancellationToken.None) is { } content ? Convert.ToHexStringLower(SHA256.HashData(content)) : null;
}
