using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Archiving;

/// <summary>The storage itself, without a look into the archive: for those who pack and copy what lies there.</summary>
public sealed record LiveAssets(IAssetStore Store);
