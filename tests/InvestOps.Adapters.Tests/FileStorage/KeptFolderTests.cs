using InvestOps.Adapters.FileStorage;
using InvestOps.Pipeline.Assets;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.FileStorage;

public sealed class KeptFolderTests : IDisposable
{
    private static readonly AssetPath Path = new("objects", "ab/abc");
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_disk_that_went_away_is_named_and_nothing_is_written_below_its_mount_point()
    {
        var place = System.IO.Path.Combine(_folder.Path, "disk");
        Directory.CreateDirectory(place);
        var kept = new KeptFolder(place, "The folder of backups", mustExist: true);
        await kept.WriteAsync(Path, "x"u8.ToArray(), Cancel);
        Directory.Delete(place, recursive: true);

        var error = await Assert.ThrowsAsync<IOException>(() => kept.WriteAsync(Path, "x"u8.ToArray(), Cancel));

        Assert.Equal($"The folder of backups {place} is not there any more. Is its disk mounted? What was finished is kept; run it again when the disk is back.", error.Message);
        Assert.False(Directory.Exists(place));
    }

    [Fact]
    public async Task What_a_disk_refuses_is_said_with_the_folder_and_the_room_there()
    {
        await File.WriteAllTextAsync(System.IO.Path.Combine(_folder.Path, "objects"), "a file where a folder should be", Cancel);
        var kept = new KeptFolder(_folder.Path, "The mirror", mustExist: false);

        var error = await Assert.ThrowsAsync<IOException>(() => kept.WriteAsync(Path, "x"u8.ToArray(), Cancel));

        Assert.Matches(@"^The mirror .+ cannot be written: .+ \([\d,]+ MB free there\)\. What was finished is kept; mend it and run it again\.$", error.Message);
    }

    public void Dispose() => _folder.Dispose();
}
