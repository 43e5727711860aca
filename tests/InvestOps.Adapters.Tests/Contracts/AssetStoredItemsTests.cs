using System.Text;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing;

namespace InvestOps.Adapters.Tests.Contracts;

public sealed class AssetStoredItemsTests : StoredItemsContract
{
    private readonly AssetStoredItems _items = new(new InMemoryAssetStore());

    protected override IStoredItems Items => _items;

    protected override Task PutAsync(string container, string name, string content)
    {
        _items.Foreign[(container, name)] = Encoding.UTF8.GetBytes(content);
        return Task.CompletedTask;
    }
}
