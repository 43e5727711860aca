using System.Security.Cryptography;
using System.Text;

namespace InvestOps.Pipeline.Configuration;

/// <summary>One hash for all configuration files together, so that two runs can be told to have had the same ones.</summary>
public static class ConfigHash
{
    private const int Shown = 12;

    /// <returns>The first twelve hex digits of a SHA-256 over the names and contents of all YAML files; null where there are none, or they cannot be read.</returns>
    public static string? Of(string configs)
    {
        ArgumentException.ThrowIfNullOrEmpty(configs);
        try
        {
            return Directory.Exists(configs) ? Hash(configs) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // a hash for the record must not stop the work that it is about
        }
    }

    private static string? Hash(string configs)
    {
        var files = Directory.EnumerateFiles(configs, "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(configs, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file + "\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(configs, file))));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Shown];
    }
}
