namespace InvestOps.Cli.Hosting;

/// <summary>Where host.json and local.settings.json are: in the folder that the command is run from or above, and else beside the program.</summary>
internal static class HostFolder
{
    public static string Find()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "host.json")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
