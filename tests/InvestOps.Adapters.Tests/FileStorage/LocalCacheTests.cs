using InvestOps.Adapters.FileStorage;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.FileStorage;

public sealed class LocalCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 10, 29, 16, 0, 0, TimeSpan.Zero));

    [Fact]
    public void What_is_kept_is_read_back_from_any_place()
    {
        var cache = Cache(100);

        Assert.True(cache.TryKeep("a", stream => stream.Write([1, 2, 3, 4])));

        using var file = cache.Open("a")!;
        var read = new byte[2];
        file.Read(1, read);
        Assert.Equal([2, 3], read);
        Assert.Equal(4, file.Length);
        Assert.Throws<EndOfStreamException>(() => file.Read(3, read));
    }

    [Fact]
    public void A_file_that_was_never_kept_is_none() => Assert.Null(Cache(100).Open("a"));

    [Fact]
    public void What_was_used_longest_ago_goes_when_all_is_too_large()
    {
        var cache = Cache(10);
        Keep(cache, "first", 4);
        Keep(cache, "second", 4);
        cache.Open("first")!.Dispose();

        _time.Advance(TimeSpan.FromMinutes(1));
        Keep(cache, "third", 4);

        Assert.Equal(["first", "third"], _folder.Snapshot().Keys);
    }

    [Fact]
    public void An_open_file_stays_readable_when_it_is_thrown_out_or_replaced()
    {
        var cache = Cache(100);
        Keep(cache, "a", 4);
        using var file = cache.Open("a")!;
        Keep(cache, "a", 6);

        Assert.Equal(4, file.Length);
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_earlier_file_and_nothing_beside_it()
    {
        var cache = Cache(100);
        Keep(cache, "a", 4);

        Assert.False(cache.TryKeep("a", _ => throw new IOException("disk full")));

        Assert.Equal(4, Assert.Single(_folder.Snapshot()).Value.Length);
    }

    [Fact]
    public void Where_no_folder_can_be_made_nothing_is_kept_and_nothing_fails()
    {
        var taken = Path.Combine(_folder.Path, "taken");
        File.WriteAllText(taken, "a file");
        var cache = new LocalCache(Path.Combine(taken, "below"), 100, _time);

        Assert.False(cache.TryKeep("a", stream => stream.WriteByte(1)));
        Assert.Null(cache.Open("a"));
        cache.Remove("a");
    }

    public void Dispose() => _folder.Dispose();

    private LocalCache Cache(long bytes) => new(_folder.Path, bytes, _time);

    private void Keep(LocalCache cache, string name, int bytes)
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(cache.TryKeep(name, stream => stream.Write(new byte[bytes])));
    }
}
