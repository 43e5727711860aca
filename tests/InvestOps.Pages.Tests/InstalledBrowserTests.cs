using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pages.Tests;

public sealed class InstalledBrowserTests
{
    [Fact]
    public void A_named_browser_comes_before_those_on_the_path()
    {
        using var folder = new TemporaryFolder();
        var chromium = Path.Combine(folder.Path, "chromium");
        File.WriteAllText(chromium, "");

        Assert.Equal(chromium, InstalledBrowser.Find(name => name == "PATH" ? folder.Path : null));
        Assert.Equal("another", InstalledBrowser.Find(name => name == "PATH" ? folder.Path : "another"));
    }
}
