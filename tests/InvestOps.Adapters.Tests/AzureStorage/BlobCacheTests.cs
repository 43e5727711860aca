using System.Text;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.AzureStorage;

public sealed class BlobCacheTests(SharedAzurite azurite) : IAsyncLifetime
{
    private static readonly AssetPath Bars = new("market", "bars/2024.parquet");
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private StorageAccount _account = null!;
    private BlobAssetStore _plain = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _account = new StorageAccount((await azurite.StartedAsync()).NewAccount());
        _plain = new BlobAssetStore(_account);
    }

    [Fact]
    public async Task An_asset_that_has_not_changed_is_read_from_the_copy()
    {
        await _plain.WriteAsync(Bars, "first"u8.ToArray(), Cancel);
        Assert.Equal("first", await ReadAsync(Cached()));
        var copy = Assert.Single(Copies());
        await File.WriteAllTextAsync(copy, "FIRST", Cancel); // seen only if it is the copy that is read
        Assert.Equal("FIRST", await ReadAsync(Cached()));
        Assert.Equal("first", await ReadAsync(_plain));
    }

    [Fact]
    public async Task An_asset_that_has_changed_or_gone_is_never_read_from_the_copy()
    {
        await _plain.WriteAsync(Bars, "first"u8.ToArray(), Cancel);
        await ReadAsync(Cached());
        await _plain.WriteAsync(Bars, "other"u8.ToArray(), Cancel);
        Assert.Equal("other", await ReadAsync(Cached()));
        Assert.Single(Copies());
        await _plain.DeleteAsync(Bars, Cancel);
        Assert.Null(await Cached().OpenReadAsync(Bars, Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fir")]
    [InlineData("first and more")]
    public async Task A_copy_of_the_wrong_length_is_fetched_again(string damaged)
    {
        await _plain.WriteAsync(Bars, "first"u8.ToArray(), Cancel);
        await ReadAsync(Cached());
        await File.WriteAllTextAsync(Assert.Single(Copies()), damaged, Cancel);
        Assert.Equal("first", await ReadAsync(Cached()));
        Assert.Equal("first", await File.ReadAllTextAsync(Assert.Single(Copies()), Cancel));
    }

    [Fact]
    public async Task What_was_used_longest_ago_goes_when_the_copies_take_more_than_allowed()
    {
        var store = Cached(maximumBytes: 2_500);
        foreach (var year in new[] { 2021, 2022, 2021, 2023 })
        {
            var path = new AssetPath("market", $"bars/{year}.parquet");
            await _plain.TryCreateAsync(path, Encoding.ASCII.GetBytes(new string((char)('0' + (year % 10)), 1_000)), Cancel);
            _time.Advance(TimeSpan.FromMinutes(1));
            await ReadAsync(store, path);
        }

        var kept = await Task.WhenAll(Copies().Select(async file => (await File.ReadAllTextAsync(file, Cancel))[0]));
        Assert.Equal(['1', '3'], kept.Order());
    }

    [Fact]
    public async Task An_asset_larger_than_all_that_is_allowed_is_read_and_not_kept()
    {
        await _plain.WriteAsync(Bars, new byte[2_501], Cancel);
        Assert.Equal(2_501, (await Cached(maximumBytes: 2_500).ReadAsync(Bars, Cancel))!.Length);
        Assert.Empty(Copies());
    }

    [Fact]
    public async Task Many_readers_of_one_folder_see_whole_versions_while_the_asset_changes_and_copies_are_thrown_out()
    {
        var versions = Enumerable.Range(0, 12).Select(version => new string((char)('a' + version), 60_000 + version)).ToArray();
        await _plain.WriteAsync(Bars, Encoding.ASCII.GetBytes(versions[0]), Cancel);
        var other = new AssetPath("market", "bars/2023.parquet");
        await _plain.WriteAsync(other, new byte[60_000], Cancel);
        var readers = Enumerable.Range(0, 4).Select(async _ =>
        {
            var store = Cached(maximumBytes: 100_000);
            for (var time = 0; time < 25; time++)
            {
                Assert.Contains(await ReadAsync(store), versions, StringComparer.Ordinal);
                Assert.Equal(60_000, (await store.ReadAsync(other, Cancel))!.Length);
            }
        }).ToArray();
        foreach (var version in versions)
        {
            await _plain.WriteAsync(Bars, Encoding.ASCII.GetBytes(version), Cancel);
        }

        await Task.WhenAll(readers);
        Assert.Equal(versions[^1], await ReadAsync(Cached()));
    }

    [Fact]
    public async Task A_copy_that_was_opened_stays_readable_from_any_position_when_it_is_thrown_out()
    {
        await _plain.WriteAsync(Bars, "0123456789"u8.ToArray(), Cancel);
        await ReadAsync(Cached());
        await using var stream = (await Cached().OpenReadAsync(Bars, Cancel))!;
        File.Delete(Assert.Single(Copies()));
        stream.Seek(-3, SeekOrigin.End);
        Assert.Equal('7', stream.ReadByte());
    }

    [Fact]
    public async Task What_a_killed_process_left_half_written_is_never_read_and_goes_with_the_next_write()
    {
        await _plain.WriteAsync(Bars, "first"u8.ToArray(), Cancel);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, $".writing-{RunIdentity.Current().PortableMachine}_1_2_3-copy"), "fir", Cancel);
        Assert.Equal("first", await ReadAsync(Cached()));
        Assert.DoesNotContain("writing", Assert.Single(Copies()), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<string> ReadAsync(BlobAssetStore store, AssetPath? path = null) =>
        Encoding.ASCII.GetString((await store.ReadAsync(path ?? Bars, Cancel))!);

    private string[] Copies() => Directory.GetFiles(_folder.Path);

    private BlobAssetStore Cached(long maximumBytes = 1_000_000) => new(_account, new BlobCache(_folder.Path, maximumBytes, _time));
}
