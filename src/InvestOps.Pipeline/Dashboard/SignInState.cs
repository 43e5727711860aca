namespace InvestOps.Pipeline.Dashboard;

/// <summary>Why the page that asks for the key is shown.</summary>
public enum SignInState
{
    /// <summary>The reader has given none.</summary>
    Asked = 0,

    /// <summary>The key was wrong.</summary>
    Wrong = 1,

    /// <summary>The session has ended, or the form is an old one.</summary>
    Expired = 2,

    /// <summary>There were too many wrong keys; none is taken for a while.</summary>
    TooManyTries = 3,
}
