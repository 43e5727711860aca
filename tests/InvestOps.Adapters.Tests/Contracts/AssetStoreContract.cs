using System.Text;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using Xunit;

namespace InvestOps.Adapters.Tests.Contracts;

/// <summary>What every asset store promises; run for the fake and for each real one.</summary>
public abstract class AssetStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    protected abstract IAssetStore Store { get; }

    [Fact]
    public async Task An_asset_that_was_written_reads_back_whole()
    {
        var path = new AssetPath("reports", "daily/2024-01-31/report.md");
        await Store.WriteAsync(path, Bytes("하나"), None);
        Assert.Equal(Bytes("하나"), await Store.ReadAsync(path, None));
        Assert.True(await Store.ExistsAsync(path, None));
    }

    [Fact]
    public async Task A_missing_asset_is_null_and_not_an_error()
    {
        var path = new AssetPath("reports", "nothing/here.json");
        Assert.Null(await Store.OpenReadAsync(path, None));
        Assert.False(await Store.ExistsAsync(path, None));
    }

    [Fact]
    public async Task A_second_write_replaces_the_first_even_when_it_is_shorter()
    {
        var path = new AssetPath("runs", "a.json");
        await Store.WriteAsync(path, Bytes("long content"), None);
        await Store.WriteAsync(path, Bytes("x"), None);
        Assert.Equal(Bytes("x"), await Store.ReadAsync(path, None));
    }

    [Fact]
    public async Task Creating_refuses_an_asset_that_is_there_and_leaves_it_alone()
    {
        var path = new AssetPath("runs", "once.json");
        Assert.True(await Store.TryCreateAsync(path, Bytes("first"), None));
        Assert.False(await Store.TryCreateAsync(path, Bytes("second"), None));
        Assert.Equal(Bytes("first"), await Store.ReadAsync(path, None));
    }

    [Fact]
    public async Task A_listing_is_ordered_and_keeps_to_its_container_and_prefix()
    {
        foreach (var name in new[] { "b/2.json", "b/1.json", "b10.json", "a/1.json" })
        {
            await Store.WriteAsync(new AssetPath("signals", name), Bytes(name), None);
        }

        await Store.WriteAsync(new AssetPath("reports", "b/3.json"), Bytes("other"), None);
        Assert.Equal(["b/1.json", "b/2.json"], (await Store.ListAsync("signals", "b/", None)).Select(path => path.Path));
        Assert.Equal(["a/1.json", "b/1.json", "b/2.json", "b10.json"], (await Store.ListAsync("signals", "", None)).Select(path => path.Path));
        Assert.Empty(await Store.ListAsync("empty", "", None));
    }

    [Fact]
    public async Task Deleting_removes_an_asset_and_forgives_one_that_is_not_there()
    {
        var path = new AssetPath("runs", "gone.json");
        await Store.WriteAsync(path, Bytes("x"), None);
        await Store.DeleteAsync(path, None);
        await Store.DeleteAsync(path, None);
        Assert.False(await Store.ExistsAsync(path, None));
    }

    [Fact]
    public async Task An_opened_asset_can_be_read_from_any_position()
    {
        var path = new AssetPath("market", "bars/2024.parquet");
        await Store.WriteAsync(path, Bytes("0123456789"), None);
        await using var stream = (await Store.OpenReadAsync(path, None))!;
        stream.Seek(-3, SeekOrigin.End);
        Assert.Equal('7', stream.ReadByte());
        Assert.Equal(10, stream.Length);
    }

    [Fact]
    public async Task Of_many_who_create_one_asset_at_once_exactly_one_is_told_that_it_did()
    {
        var path = new AssetPath("runs", "claims/one.json");
        var told = await Task.WhenAll(Enumerable.Range(0, 16).Select(async number => (number, Created: await Store.TryCreateAsync(path, Bytes($"{number}"), None))));
        var winner = Assert.Single(told, answer => answer.Created);
        Assert.Equal(Bytes($"{winner.number}"), await Store.ReadAsync(path, None));
    }

    [Fact]
    public async Task Replacing_wants_what_is_there_and_leaves_anything_else_alone()
    {
        var path = new AssetPath("runs", "count.json");
        Assert.False(await Store.TryReplaceAsync(path, Bytes(""), Bytes("2"), None));
        Assert.False(await Store.ExistsAsync(path, None));
        await Store.WriteAsync(path, Bytes("1"), None);

        Assert.False(await Store.TryReplaceAsync(path, Bytes("0"), Bytes("2"), None));
        Assert.Equal(Bytes("1"), await Store.ReadAsync(path, None));
        Assert.True(await Store.TryReplaceAsync(path, Bytes("1"), Bytes("2"), None));
        Assert.Equal(Bytes("2"), await Store.ReadAsync(path, None));
    }

    [Fact]
    public async Task Many_who_count_at_once_lose_no_step()
    {
        var path = new AssetPath("runs", "counts/one.json");
        await Store.WriteAsync(path, Bytes("0"), None);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CountAsync(path)));

        Assert.Equal(Bytes("8"), await Store.ReadAsync(path, None));
        Assert.Equal(["counts/one.json"], (await Store.ListAsync("runs", "counts/", None)).Select(found => found.Path));
    }

    [Fact]
    public async Task An_empty_asset_and_one_of_many_bytes_read_back_as_they_are()
    {
        var large = new byte[3_000_000];
        new Random(7).NextBytes(large);
        foreach (var (name, content) in new[] { ("empty.bin", []), ("large.bin", large) })
        {
            var path = new AssetPath("market", name);
            await Store.WriteAsync(path, content, None);
            Assert.Equal(content, await Store.ReadAsync(path, None));
        }
    }

    [Fact]
    public void The_location_of_an_asset_names_it() =>
        Assert.EndsWith("daily/2024-01-31/report.md", Store.LocationOf(new AssetPath("reports", "daily/2024-01-31/report.md")).Replace('\\', '/'), StringComparison.Ordinal);

    [Theory]
    [InlineData("../secret")]
    [InlineData("a//b")]
    [InlineData("/etc/passwd")]
    [InlineData("a/..")]
    [InlineData("a\\b")]
    [InlineData("name.")]
    [InlineData("a:b")]
    [InlineData("한글")]
    [InlineData("a/nul")]
    [InlineData("Con.json")]
    [InlineData("com1/b.json")]
    [InlineData("aux.tar.gz")]
    public void A_path_that_could_leave_the_root_or_break_a_file_system_cannot_be_made(string path) =>
        Assert.Throws<ArgumentException>(() => new AssetPath("reports", path));

    private async Task CountAsync(AssetPath path)
    {
        while (true)
        {
            var known = (await Store.ReadAsync(path, None))!;
            var next = int.Parse(Encoding.UTF8.GetString(known), System.Globalization.CultureInfo.InvariantCulture) + 1;
            if (await Store.TryReplaceAsync(path, known, Bytes($"{next}"), None))
            {
                return;
            }
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
