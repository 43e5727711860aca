using InvestOps.Pipeline.Ports;
using InvestOps.Testing;

namespace InvestOps.Adapters.Tests.Contracts;

/// <summary>The fake keeps the contract, so that tests with it mean something.</summary>
public sealed class InMemoryAssetStoreTests : AssetStoreContract
{
    protected override IAssetStore Store { get; } = new InMemoryAssetStore();
}
