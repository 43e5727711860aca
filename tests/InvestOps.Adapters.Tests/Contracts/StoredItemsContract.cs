using InvestOps.Pipeline.Ports;
using Xunit;

namespace InvestOps.Adapters.Tests.Contracts;

/// <summary>What every view of stored items promises; run for the fake and for each real one.</summary>
public abstract class StoredItemsContract
{
    protected abstract IStoredItems Items { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_listed_in_order_with_its_length_and_keeps_to_its_prefix()
    {
        await PutAsync("reports", "b/2.json", "22");
        await PutAsync("reports", "b/1.json", "1");
        await PutAsync("reports", "a.json", "333");
        await PutAsync("signals", "c.json", "4");

        Assert.Equal(["reports", "signals"], (await Items.ContainersAsync(Cancel)).Intersect(["reports", "signals"], StringComparer.Ordinal));
        Assert.Equal([("a.json", 3L), ("b/1.json", 1L), ("b/2.json", 2L)], (await Items.ListAsync("reports", "", Cancel)).Select(item => (item.Name, item.Length)));
        Assert.Equal(["b/1.json", "b/2.json"], (await Items.ListAsync("reports", "b/", Cancel)).Select(item => item.Name));
        Assert.Empty(await Items.ListAsync("nothing", "", Cancel));
    }

    [Fact]
    public async Task An_item_is_read_as_it_was_listed_or_not_at_all()
    {
        await PutAsync("reports", "a.json", "first");
        var listed = Assert.Single(await Items.ListAsync("reports", "", Cancel));
        Assert.Equal("first"u8.ToArray(), await Items.ReadAsync(listed, Cancel));

        await PutAsync("reports", "a.json", "second and longer");

        Assert.Null(await Items.ReadAsync(listed, Cancel));
        Assert.NotEqual(listed.Tag, Assert.Single(await Items.ListAsync("reports", "", Cancel)).Tag);
        Assert.Null(await Items.ReadAsync(listed with { Name = "gone.json" }, Cancel));
    }

    [Fact]
    public async Task A_name_in_any_letters_is_listed_as_it_is()
    {
        await PutAsync("reports", "보고서 1.txt", "x");

        var listed = Assert.Single(await Items.ListAsync("reports", "", Cancel));

        Assert.Equal("보고서 1.txt", listed.Name);
        Assert.Equal("x"u8.ToArray(), await Items.ReadAsync(listed, Cancel));
    }

    protected abstract Task PutAsync(string container, string name, string content);
}
