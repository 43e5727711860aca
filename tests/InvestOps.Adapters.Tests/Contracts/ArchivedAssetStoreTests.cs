using InvestOps.Adapters.Archives;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing;

namespace InvestOps.Adapters.Tests.Contracts;

public sealed class ArchivedAssetStoreTests : AssetStoreContract
{
    protected override IAssetStore Store { get; } = new ArchivedAssetStore(new InMemoryAssetStore());
}
