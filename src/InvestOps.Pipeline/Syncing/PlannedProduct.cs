using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Syncing;

/// <summary>A finished product at the source.</summary>
/// <param name="Manifest">Its manifest there.</param>
/// <param name="Folder">Its folder there, with a slash at the end.</param>
/// <param name="Place">Its folder in the mirror, with a slash at the end.</param>
internal sealed record PlannedProduct(StoredItem Manifest, string Folder, string Place)
{
    public AssetPath MirroredManifest { get; } = new(Manifest.Container, Place + "manifest.json");
}
