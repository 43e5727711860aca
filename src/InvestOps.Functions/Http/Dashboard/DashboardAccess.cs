using System.Security.Cryptography;
using System.Text;
using InvestOps.Pipeline.Secrets;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>Who may see the dashboard: whoever has the key, or anybody where the host can be reached from this machine alone.</summary>
public sealed class DashboardAccess
{
    /// <summary>The setting that holds the key.</summary>
    public const string KeySetting = "InvestOpsKey";

    /// <summary>The header by which programs give the key, as at every other function.</summary>
    public const string KeyHeader = "x-functions-key";

    // 128 bits in base64 without padding.
    private const int ShortestKey = 22;

    private readonly Func<bool> _isOpen;
    private readonly SecretText? _key;

    /// <param name="key">Null, or too short to be one, admits nobody but those for whom it is open.</param>
    /// <param name="isOpen">Whether only this machine reaches the host. A function app that another host runs cannot know.</param>
    public DashboardAccess(SecretText? key, Func<bool> isOpen)
    {
        _key = key?.Reveal().Length >= ShortestKey ? key : null;
        _isOpen = isOpen;
    }

    /// <summary>Whether nobody needs the key.</summary>
    public bool IsOpen => _isOpen();

    /// <summary>Whether there is a key that can open the dashboard.</summary>
    public bool HasKey => _key is not null;

    /// <summary>What cookies and forms are signed with: another key makes those of before worthless. Without a key it ends with the process.</summary>
    internal byte[] SigningKey() => _key is null
        ? RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes)
        : HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(_key.Reveal()), SHA256.HashSizeInBytes, info: "InvestOps dashboard"u8.ToArray());

    // Digests are of one length, so that the comparison tells nothing of the key's.
    internal bool IsKey(string? given) =>
        _key is not null && given is not null && CryptographicOperations.FixedTimeEquals(Digest(given), Digest(_key.Reveal()));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
