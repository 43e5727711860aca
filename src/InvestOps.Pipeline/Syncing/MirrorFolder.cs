using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Syncing;

/// <summary>Where Sync mirrors finished reports to.</summary>
public sealed record MirrorFolder(IAssetStore Store);
