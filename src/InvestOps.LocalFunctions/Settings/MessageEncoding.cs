namespace InvestOps.LocalFunctions.Settings;

/// <summary>How message text is stored in a queue.</summary>
public enum MessageEncoding
{
    Base64,
    None,
}
