using InvestOps.Pipeline.Configuration;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Functions.Tests;

public sealed class KeepingPlacesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("root/backups")]
    [InlineData("root")]
    [InlineData("root/../root/x")]
    [InlineData(".")]
    [InlineData("configs/strategies")]
    public void A_folder_of_backups_inside_the_root_or_around_it_is_refused(string folder) =>
        Assert.Contains("name a folder on another disk", Assert.Throws<ConfigurationException>(() => KeepingPlaces.Repository(Settings(folder))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_link_that_leads_into_the_root_is_seen_through()
    {
        Directory.CreateDirectory(At("root/inner"));
        Directory.CreateSymbolicLink(At("elsewhere"), At("root"));

        Assert.Throws<ConfigurationException>(() => KeepingPlaces.Repository(Settings("elsewhere/inner")));
    }

    [Fact]
    public void A_name_that_only_begins_like_the_roots_is_another_folder()
    {
        Directory.CreateDirectory(At("rooted"));

        Assert.NotNull(KeepingPlaces.Repository(Settings("rooted")));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_not_made()
    {
        var error = Assert.Throws<IOException>(() => KeepingPlaces.Repository(Settings("missing")));

        Assert.Equal($"The folder of backups {At("missing")} is not there. Is its disk mounted? Make the folder if it is new.", error.Message);
        Assert.False(Directory.Exists(At("missing")));
    }

    [Fact]
    public void Without_the_setting_there_is_no_repository() =>
        Assert.Null(KeepingPlaces.Repository(Settings("x") with { BackupFolder = null }));

    public void Dispose() => _folder.Dispose();

    private string At(string name) => Path.Combine(_folder.Path, name);

    private InvestOpsSettings Settings(string backups) => new() { Root = At("root"), Configs = At("configs"), BackupFolder = At(backups) };
}
