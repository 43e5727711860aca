using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Tests.Contracts;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.FileStorage;

public sealed class FileQueueInspectorTests : QueueInspectorContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override IWorkQueue Queue => new FileWorkQueue(Pending, RunIdentity.Current(), 49_152);

    protected override IQueueInspector Inspector => new FileQueueInspector(Pending, 49_152);

    private string Pending => Path.Combine(_folder.Path, "pending");

    [Fact]
    public async Task The_oldest_waiting_file_tells_the_age()
    {
        await Queue.SendAsync("old", "{}"u8.ToArray(), Cancel);
        await Queue.SendAsync("new", "{}"u8.ToArray(), Cancel);
        var moment = new DateTime(2026, 11, 2, 1, 2, 3, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(Pending, "old.json"), moment);

        Assert.Equal(new DateTimeOffset(moment), (await Inspector.ReadAsync(Cancel)).OldestSince);
    }

    [Theory]
    [InlineData("../pending/job")]
    [InlineData("job.json")]
    [InlineData("")]
    public async Task A_name_that_is_a_path_finds_nothing(string id)
    {
        await Queue.SendAsync("job", "{}"u8.ToArray(), Cancel);

        Assert.False(await Inspector.DropAsync(id, Cancel));
        Assert.True(File.Exists(Path.Combine(Pending, "job.json")));
    }

    public void Dispose() => _folder.Dispose();
}
