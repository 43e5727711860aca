using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>
/// This machine's own copy of what it asked for, on its own disk: shared storage that crashes may forget the last seconds of both the
/// request and its message.
/// </summary>
/// <param name="Store">Null where the shared store is this machine's disk already.</param>
public sealed record OwnBook(IAssetStore? Store);
