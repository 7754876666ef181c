namespace Plumbline.Accounts;

public sealed class PermissionTests
{
    private static readonly HashSet<(Access, Permission)> Allowed =
    [
        (Access.None, Permission.Open),
        (Access.Public, Permission.Open), (Access.Public, Permission.React),
        .. Enum.GetValues<Permission>().Select(permission => (Access.Secret, permission)),
        .. Enum.GetValues<Permission>().Select(permission => (Access.Local, permission)),
    ];

    [Fact]
    public void Every_cell_of_the_table_is_as_stated() => Assert.All(
        Enum.GetValues<Access>().SelectMany(access => Enum.GetValues<Permission>(), (access, permission) => (access, permission)),
        cell => Assert.Equal(Allowed.Contains(cell), cell.access.Allows(cell.permission)));
}
